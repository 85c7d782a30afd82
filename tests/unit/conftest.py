"""The app in this process, for tests that need what Dash makes of it."""

import pytest
from dash import Dash

import config
from storage.database import engine
from tests.conftest import PASSWORD

Dash(__name__)  # knows what addresses begin with, also for components that are tested without the app


@pytest.fixture(scope="session")
def application(tmp_path_factory):
    """Give the module `app`, with a data folder of its own and every callback in place."""
    environ = dict.fromkeys(("HOST", "PORT", "DATABASE_URL", "SECRET_KEY", "DEBUG"), "")
    environ |= {"DATA_DIR": str(tmp_path_factory.mktemp("data")), "ADMIN_USER": "ada", "ADMIN_PASSWORD": PASSWORD}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environ.items():
            patch.setenv(name, value)
        import app
    app.server.test_client().get("/")  # Dash puts its callbacks in place at the first request
    return app


@pytest.fixture
def client(application):
    """Give a client of the app, whose database other tests may have let go of."""
    engine.connect(application.settings.database_url)
    return application.server.test_client()


@pytest.fixture
def load(tmp_path):
    """Give a function that loads settings with a data folder of the test's own."""
    return lambda **environ: config.load({"DATA_DIR": str(tmp_path / "data"), **environ})
