"""The pages of the ground floor: what everybody may read, and the organiser's office."""
