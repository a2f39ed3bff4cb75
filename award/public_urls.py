"""The addresses of the award itself: public pages and the organiser's desk."""

app_name = "award"
urlpatterns = []
