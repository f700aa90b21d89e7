// The options as a type. Made by scripts/make_bindings.py from include/ietfdoc/; do not edit.

export interface Options {
  /** show errors only (default: false) */
  quiet?: boolean | null;
  /** show notes, too (default: false) */
  verbose?: boolean | null;
  /** never open a connection (default: false) */
  noNetwork?: boolean | null;
  /** let the document include files below its own directory (default: false) */
  allowLocalFileAccess?: boolean | null;
  /** accepted for compatibility: no DTD validation takes place (default: false) */
  noDtd?: boolean | null;
  /** accepted for compatibility: what formatters do not need goes anyway (default: false) */
  removePis?: boolean | null;
  /** warn of non-ASCII text where it should be inspected (default: false) */
  warnBareUnicode?: boolean | null;
  /** directory to look for references in first */
  cache?: string | null;
  /** the user's own cache of references, looked into after --cache */
  userCache?: string | null;
  /** fetch by HTTP what the document names by URL and no cache has (the tool sets this) (default: false) */
  network?: boolean | null;
  /** give up a try to fetch something when nothing comes for so long (default: 15) */
  networkTimeout?: number | null;
  /** certificates to trust in place of the system's */
  caFile?: string | null;
  /** where references are fetched from by name: bib.ietf.org or a mirror of it (default: https://bib.ietf.org/public/rfc/) */
  referenceBaseUrl?: string | null;
  /** a pack of references, looked into before caches and network */
  referencePack?: string | null;
  /** directories of reference files, separated by colons (default: /usr/share/xml2rfc) */
  library?: string | null;
  /** run as if today were DATE (YYYY-MM-DD) */
  date?: string | Date | null;
  /** complete an unfinished <date> from DATE (default: the day of the clock, whatever --date says) */
  today?: string | Date | null;
  /** indentation of XML output (default: 2) */
  indent?: number | null;
  /** a parameter for the style sheet of --xslt or the formatter of --formatter */
  param?: readonly string[] | null;
  /** hide warnings that begin with or match TEXT */
  silence?: readonly string[] | null;
  /** let --preptool process a prepped document again (default: false) */
  acceptPrepped?: boolean | null;
  /** write xi:include for references to RFCs and Internet-Drafts (default: false) */
  addXinclude?: boolean | null;
  /** keep the revision of Internet-Drafts in the names of included references (default: false) */
  draftRevisions?: boolean | null;
  /** drop every attribute that version 3 deprecates (default: false) */
  strict?: boolean | null;
  /** say "Work in Progress" in references to Internet-Drafts (default: true) */
  idIsWorkInProgress?: boolean | null;
  /** divide text into pages (default: only Internet-Drafts) */
  pagination?: boolean | "auto" | null;
  /** accepted for compatibility (default: false) */
  noHeaders?: boolean | null;
  /** begin text files with a byte order mark (default: false) */
  bom?: boolean | null;
  /** write dates as Month D, YYYY (default: false) */
  legacyDateFormat?: boolean | null;
  /** use o * + - as list symbols (default: false) */
  legacyListSymbols?: boolean | null;
  /** the list symbols of four levels (default: *-o+) */
  listSymbols?: string | null;
  /** break lines in table cells after hyphens (default: false) */
  tableHyphenBreaks?: boolean | null;
  /** borders of tables (default: full) */
  tableBorders?: "full" | "light" | "minimal" | "min" | null;
  /** where the HTML of RFCs is (default: https://www.rfc-editor.org/rfc/) */
  rfcHtmlArchiveUrl?: string | null;
  /** where the HTML of Internet-Drafts is (default: https://www.ietf.org/archive/id/) */
  idHtmlArchiveUrl?: string | null;
  /** a style sheet to use instead of the built-in one */
  css?: string | null;
  /** put the style sheet into a file of its own (default: false) */
  externalCss?: boolean | null;
  /** put the script into a file of its own (default: false) */
  externalJs?: boolean | null;
  /** the script that fills in metadata: a link to it, or the name it gets beside the output (default: metadata.min.js) */
  metadataJsUrl?: string | null;
  /** compatible: the page as xml2rfc writes it; accessible: landmarks, scopes, texts for pictures, too (default: compatible) */
  htmlProfile?: "compatible" | "accessible" | null;
  /** do not link to rfc-local.css (default: false) */
  noRfcLocal?: boolean | null;
  /** say in a comment what made the page (default: true) */
  inlineVersionInfo?: boolean | null;
  /** run the style sheet FILE over the prepped document, or a stock one by name: bibtex, jats, markdown, reference, xhtml */
  xslt?: string | null;
  /** run the style sheet over the source as it was read (default: false) */
  xsltSource?: boolean | null;
  /** the paper of PDF pages (default: a4) */
  pdfPaper?: "a4" | "letter" | null;
  /** directories of fonts, separated by colons, looked into before the system's */
  pdfFonts?: string | null;
  /** attach the XML source to the PDF (default: false) */
  attachXml?: boolean | null;
  /** attach the XML source, named source code and pictures to the PDF (default: false) */
  attachAll?: boolean | null;
  /** base of links to RFCs (default: https://www.rfc-editor.org/rfc/) */
  rfcBaseUrl?: string | null;
  /** base of links to Internet-Drafts (default: https://datatracker.ietf.org/doc/html/) */
  idBaseUrl?: string | null;
  /** base of the targets of references to RFCs (default: https://rfc-editor.org/rfc/) */
  rfcReferenceBaseUrl?: string | null;
  /** base of the targets of references to Internet-Drafts (default: https://datatracker.ietf.org/doc/html/) */
  idReferenceBaseUrl?: string | null;
  /** base of information pages (default: https://www.rfc-editor.org/info/) */
  infoBaseUrl?: string | null;
  /** base of DOI links (default: https://doi.org/) */
  doiBaseUrl?: string | null;
  /** largest input, each file (default: 268435456) */
  maxInputBytes?: number | null;
  /** largest fetched file (default: 33554432) */
  maxDownloadBytes?: number | null;
  /** most nodes in the tree (default: 20000000) */
  maxNodes?: number | null;
  /** deepest nesting of elements (default: 256) */
  maxDepth?: number | null;
  /** most text made by entities (default: 16777216) */
  maxExpansion?: number | null;
  /** most included files (default: 1000) */
  maxIncludes?: number | null;
  /** deepest nesting of included files (default: 16) */
  maxIncludeDepth?: number | null;
  /** deepest nesting of templates in a style sheet (default: 3000) */
  maxSheetDepth?: number | null;
  /** most variables of a style sheet at a time (default: 15000) */
  maxSheetVariables?: number | null;
  /** most steps of a style sheet's run (default: 100000000) */
  maxSheetSteps?: number | null;
  /** largest output (default: 1073741824) */
  maxOutputBytes?: number | null;
}
