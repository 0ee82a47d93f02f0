"""Every address, app by app. What a page shows decides whose it is: the highest app whose rows stand on it."""

from django.urls import include, path

from mentorforum.health.views import health
from mentorforum.language import choose

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("admin/", include("programmes.frame.urls")),
    path("language/", choose, name="set_language"),
    path("health/", health, name="health"),
    path("dev/mail/", include("mentorforum.devmail.urls")),
    path("", include("programmes.gatherings.urls")),
    path("", include("programmes.urls")),
    path("", include("matching.urls")),
    path("", include("meetings.urls")),
]

handler500 = "mentorforum.health.views.server_error"
