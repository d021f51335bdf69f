"""The only way for a document to load anything: `data:` URLs and the assets of the cards folder."""

from typing import Any, ClassVar

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from oba.render.assets import Assets


class Locked(URLFetcher):  # type: ignore[misc]  # WeasyPrint is published without types
    """Serves `data:` and `asset:` URLs and stops the document at any other, whoever asks for it.

    The error is WeasyPrint's fatal one: anything milder is logged, and the document made without the file.
    """

    _OPEN: ClassVar = frozenset({"data"})

    def __init__(self, assets: Assets) -> None:
        super().__init__(allowed_protocols=self._OPEN, allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401  (the signature is WeasyPrint's)
        """The bytes behind a URL. Raises FatalURLFetchingError for anything but data and known assets."""
        scheme, _, name = url.partition(":")
        if scheme == "data":
            return super().fetch(url, headers)
        if scheme == "asset" and name in self._assets.files:
            kind = {"Content-Type": self._assets.kind(name)}
            return URLFetcherResponse(url, self._assets.files[name], kind)
        raise FatalURLFetchingError(
            f"a document may not load '{url[:80]}': put the file among the cards and write asset:its-name"
        )
