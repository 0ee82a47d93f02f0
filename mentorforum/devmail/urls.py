from django.urls import path

from mentorforum.devmail import views

app_name = "devmail"

urlpatterns = [
    path("", views.mail_list, name="list"),
    path("<slug:name>/", views.mail_page, name="mail"),
    path("<slug:name>/html/", views.mail_html, name="html"),
    path("<slug:name>/source/", views.mail_raw, name="source"),
    path("<slug:name>/files/<int:number>/", views.mail_file, name="file"),
]
