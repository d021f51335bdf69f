"""The way out to screen and paper: templates to HTML, and HTML to PDF that can be kept and be read aloud.

`html` fills in templates, `story` turns Markdown into HTML, `twin` makes a page that is complete by itself,
`pdf` lays a pack out and writes its files. Only `pdf` needs WeasyPrint, and loads it when it is first used.
"""
