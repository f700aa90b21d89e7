"""The options as a type, for checkers and editors. Made by scripts/make_bindings.py from include/ietfdoc/; do not edit."""
import datetime
from typing import Literal, Optional, Sequence, TypedDict, Union


class Options(TypedDict, total=False):
    #: show errors only (default: false)
    quiet: Optional[bool]
    #: show notes, too (default: false)
    verbose: Optional[bool]
    #: never open a connection (default: false)
    no_network: Optional[bool]
    #: let the document include files below its own directory (default: false)
    allow_local_file_access: Optional[bool]
    #: accepted for compatibility: no DTD validation takes place (default: false)
    no_dtd: Optional[bool]
    #: accepted for compatibility: what formatters do not need goes anyway (default: false)
    remove_pis: Optional[bool]
    #: warn of non-ASCII text where it should be inspected (default: false)
    warn_bare_unicode: Optional[bool]
    #: directory to look for references in first
    cache: Optional[str]
    #: the user's own cache of references, looked into after --cache
    user_cache: Optional[str]
    #: fetch by HTTP what the document names by URL and no cache has (the tool sets this) (default: false)
    network: Optional[bool]
    #: give up a try to fetch something when nothing comes for so long (default: 15)
    network_timeout: Optional[int]
    #: certificates to trust in place of the system's
    ca_file: Optional[str]
    #: where references are fetched from by name: bib.ietf.org or a mirror of it (default: https://bib.ietf.org/public/rfc/)
    reference_base_url: Optional[str]
    #: a pack of references, looked into before caches and network
    reference_pack: Optional[str]
    #: directories of reference files, separated by colons (default: /usr/share/xml2rfc)
    library: Optional[str]
    #: run as if today were DATE (YYYY-MM-DD)
    date: Optional[Union[str, datetime.date]]
    #: complete an unfinished <date> from DATE (default: the day of the clock, whatever --date says)
    today: Optional[Union[str, datetime.date]]
    #: indentation of XML output (default: 2)
    indent: Optional[int]
    #: a parameter for the style sheet of --xslt or the formatter of --formatter
    param: Optional[Sequence[str]]
    #: hide warnings that begin with or match TEXT
    silence: Optional[Sequence[str]]
    #: let --preptool process a prepped document again (default: false)
    accept_prepped: Optional[bool]
    #: write xi:include for references to RFCs and Internet-Drafts (default: false)
    add_xinclude: Optional[bool]
    #: keep the revision of Internet-Drafts in the names of included references (default: false)
    draft_revisions: Optional[bool]
    #: drop every attribute that version 3 deprecates (default: false)
    strict: Optional[bool]
    #: say "Work in Progress" in references to Internet-Drafts (default: true)
    id_is_work_in_progress: Optional[bool]
    #: divide text into pages (default: only Internet-Drafts)
    pagination: Optional[Union[bool, Literal["auto"]]]
    #: accepted for compatibility (default: false)
    no_headers: Optional[bool]
    #: begin text files with a byte order mark (default: false)
    bom: Optional[bool]
    #: write dates as Month D, YYYY (default: false)
    legacy_date_format: Optional[bool]
    #: use o * + - as list symbols (default: false)
    legacy_list_symbols: Optional[bool]
    #: the list symbols of four levels (default: *-o+)
    list_symbols: Optional[str]
    #: break lines in table cells after hyphens (default: false)
    table_hyphen_breaks: Optional[bool]
    #: borders of tables (default: full)
    table_borders: Optional[Literal["full", "light", "minimal", "min"]]
    #: where the HTML of RFCs is (default: https://www.rfc-editor.org/rfc/)
    rfc_html_archive_url: Optional[str]
    #: where the HTML of Internet-Drafts is (default: https://www.ietf.org/archive/id/)
    id_html_archive_url: Optional[str]
    #: a style sheet to use instead of the built-in one
    css: Optional[str]
    #: put the style sheet into a file of its own (default: false)
    external_css: Optional[bool]
    #: put the script into a file of its own (default: false)
    external_js: Optional[bool]
    #: the script that fills in metadata: a link to it, or the name it gets beside the output (default: metadata.min.js)
    metadata_js_url: Optional[str]
    #: compatible: the page as xml2rfc writes it; accessible: landmarks, scopes, texts for pictures, too (default: compatible)
    html_profile: Optional[Literal["compatible", "accessible"]]
    #: do not link to rfc-local.css (default: false)
    no_rfc_local: Optional[bool]
    #: say in a comment what made the page (default: true)
    inline_version_info: Optional[bool]
    #: run the style sheet FILE over the prepped document, or a stock one by name: bibtex, jats, markdown, reference, xhtml
    xslt: Optional[str]
    #: run the style sheet over the source as it was read (default: false)
    xslt_source: Optional[bool]
    #: the paper of PDF pages (default: a4)
    pdf_paper: Optional[Literal["a4", "letter"]]
    #: directories of fonts, separated by colons, looked into before the system's
    pdf_fonts: Optional[str]
    #: attach the XML source to the PDF (default: false)
    attach_xml: Optional[bool]
    #: attach the XML source, named source code and pictures to the PDF (default: false)
    attach_all: Optional[bool]
    #: base of links to RFCs (default: https://www.rfc-editor.org/rfc/)
    rfc_base_url: Optional[str]
    #: base of links to Internet-Drafts (default: https://datatracker.ietf.org/doc/html/)
    id_base_url: Optional[str]
    #: base of the targets of references to RFCs (default: https://rfc-editor.org/rfc/)
    rfc_reference_base_url: Optional[str]
    #: base of the targets of references to Internet-Drafts (default: https://datatracker.ietf.org/doc/html/)
    id_reference_base_url: Optional[str]
    #: base of information pages (default: https://www.rfc-editor.org/info/)
    info_base_url: Optional[str]
    #: base of DOI links (default: https://doi.org/)
    doi_base_url: Optional[str]
    #: largest input, each file (default: 268435456)
    max_input_bytes: Optional[int]
    #: largest fetched file (default: 33554432)
    max_download_bytes: Optional[int]
    #: most nodes in the tree (default: 20000000)
    max_nodes: Optional[int]
    #: deepest nesting of elements (default: 256)
    max_depth: Optional[int]
    #: most text made by entities (default: 16777216)
    max_expansion: Optional[int]
    #: most included files (default: 1000)
    max_includes: Optional[int]
    #: deepest nesting of included files (default: 16)
    max_include_depth: Optional[int]
    #: deepest nesting of templates in a style sheet (default: 3000)
    max_sheet_depth: Optional[int]
    #: most variables of a style sheet at a time (default: 15000)
    max_sheet_variables: Optional[int]
    #: most steps of a style sheet's run (default: 100000000)
    max_sheet_steps: Optional[int]
    #: largest output (default: 1073741824)
    max_output_bytes: Optional[int]
