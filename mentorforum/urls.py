"""Every address, app by app. What a page shows decides whose it is: the highest app whose rows stand on it."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from mentorforum.health.views import health
from mentorforum.language import choose

login = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))

urlpatterns = [
    path("login/", login, name="login"),  # what people type, and what posters say
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
