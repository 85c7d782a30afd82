"""The limits of requests where another WSGI server than ours serves the app, and knows nothing of them."""

import pytest

from auth.open_page import VERSION
from tests.conftest import PASSWORD
from web import answers
from web.files import TOO_LARGE
from web.uploads import IMPORT, IMPORT_MAX, REQUEST_MAX


@pytest.mark.parametrize(
    ("path", "size", "status", "said"),
    [("/_dash-update-component", REQUEST_MAX + 1, 413, ""), (IMPORT, IMPORT_MAX + 1, 422, TOO_LARGE)],
    ids=["a callback", "an import"],
)
def test_on_another_server_the_app_itself_refuses_what_is_too_large(client, path, size, status, said):
    lengthy, page = {"CONTENT_LENGTH": str(size)}, {VERSION: answers.VERSION, "Content-Type": "application/json"}
    answer = client.post(path, auth=("ada", PASSWORD), headers=page, environ_overrides=lengthy)

    assert answer.status_code == status
    assert said in answer.text
