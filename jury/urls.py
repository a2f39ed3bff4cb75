app_name = "jury"
urlpatterns = []
