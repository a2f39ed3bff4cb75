app_name = "webaudit"
urlpatterns = []
