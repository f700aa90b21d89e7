"""Options as attributes of a Namespace, as the writers of xml2rfc have them, made from the library's table of options;
and contexts made from them."""
import datetime
import os
from argparse import Namespace

import ietfdoc
from ietfdoc import OptionType

#: xml2rfc's names and defaults where they are not those of the library.
DIFFERENT = {"pagination": True, "list_symbols": ("*", "-", "o", "+"), "rfc_local": True, "omit_headers": None,
             "vocabulary": "v3", "debug": False, "v3": True, "utf8": False, "skip_config_files": False,
             "output_filename": None, "output_path": None}
#: What only the parser and Context know.
HIDDEN = {"network", "user_cache", "today", "no_rfc_local", "no_headers"}


def _default(option):
    if option.type in (OptionType.SWITCH, OptionType.DECIDED):
        return {"true": True, "false": False}.get(option.default)
    if option.type is OptionType.LIST:
        return []
    return int(option.default) if option.type is OptionType.NUMBER else option.default


def defaults():
    values = {option.name.replace("-", "_"): _default(option) for option in ietfdoc.options()}
    return Namespace(**{**{name: value for name, value in values.items() if name not in HIDDEN}, **DIFFERENT})


def make_context(options, **more):
    """A context with the values of a Namespace; of unknown attributes nothing is said."""
    values = {"network": not getattr(options, "no_network", False), "no_rfc_local": not getattr(options, "rfc_local", True),
              "user_cache": os.path.expanduser("~/.cache/xml2rfc"), **more}
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        values["today"] = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).date()
    if os.environ.get("XML_LIBRARY") and "library" not in values:
        values["library"] = os.environ["XML_LIBRARY"]
    for option in ietfdoc.options():
        name = option.name.replace("-", "_")
        value = getattr(options, name, None)
        if name in HIDDEN or name in values or value is None or value == _default(option):
            continue
        values[name] = "".join(value) if name == "list_symbols" else value
    if values.get("list_symbols") == "*-o+":
        del values["list_symbols"]
    return ietfdoc.Context(values)
