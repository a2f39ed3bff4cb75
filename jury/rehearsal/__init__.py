"""A whole edition played through the services with made-up people: demonstration, fixture and dry run."""
