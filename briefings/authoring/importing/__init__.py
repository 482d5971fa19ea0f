"""A report in any of its forms in (page, text, Markdown, PDF, DOCX, address); an article and a sidecar's draft out.

One module reads each form and gives what it `Found`; those that need a library do so in a confined process.
"""
