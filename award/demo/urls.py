from django.urls import path

from award.demo import views

app_name = "demo"
urlpatterns = [path("", views.people, name="people")]
