"""Templates to HTML. What a template shows is escaped, and a name it lacks is an error, never a blank."""

import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, UndefinedError

from oba.render.failure import RenderFailed
from oba.render.story import has_long_word, story_html


def templates(folder: Path) -> Environment:
    """The templates of a cards folder, with two filters of our own.

    `story` turns Markdown into HTML; `has_long_word` says of a text whether a column of a table may have to break it.

    Everything is escaped, whatever the name of the file. A missing name stops the page, and so does None: a
    card never shows a blank, or the word None, where an answer belongs.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_something,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["story"] = story_html
    environment.filters["has_long_word"] = has_long_word
    return environment


def page(environment: Environment, template: str, context: Mapping[str, object]) -> str:
    """Fill in a template. Raises RenderFailed with the file and line of the template that could not be."""
    try:
        return environment.get_template(template).render(context)
    except TemplateError as error:
        raise RenderFailed([f"{_line(error, template)}: {error}"]) from error


def _something(value: object) -> object:
    if value is None:
        raise UndefinedError("the value to be shown here is None")
    return value


def _line(error: Exception, template: str) -> str:
    """Where in the templates an error arose; Jinja gives the frames of a template the name of its file."""
    if (name := getattr(error, "name", None)) and (line := getattr(error, "lineno", None)):
        return f"{name}:{line}"
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.endswith((".html", ".svg"))]
    return f"{Path(inside[-1].filename).name}:{inside[-1].lineno}" if inside else template
