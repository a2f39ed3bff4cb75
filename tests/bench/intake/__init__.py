"""The last hour before a deadline: an edition, its editors, the server, and the account."""
