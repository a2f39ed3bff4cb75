"""What is measured beside accessibility: each on its own line, 0 to 100 points or not measured.

A program of its own; knows nothing of Django, the award or its database. Everything is fetched through the
guard's doors. ``measuring.measure`` gives one ``results.Measure`` of each kind for a site.
"""
