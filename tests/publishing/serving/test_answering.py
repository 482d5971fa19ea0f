"""What a browser is answered before there is a site."""

from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from briefings.publishing.serving.answering import Server
from briefings.publishing.serving.live import Live
from briefings.publishing.serving.panel import told_in_words


def test_a_page_says_whether_the_content_is_still_read_or_has_problems() -> None:
    live = Live()
    with Server(live, str, "127.0.0.1", 0) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        said = []
        for _ in range(2):
            with pytest.raises(HTTPError, match="503") as error:
                urlopen(server.url, timeout=10)
            said.append(error.value.read().decode())
            error.value.close()
            live.take(None, told_in_words("Something is wrong."))
        server.shutdown()
    assert "The content is being read" in said[0]
    assert "There is nothing to show yet" in said[1]
    assert all("/.briefings/panel.js" in page for page in said)
