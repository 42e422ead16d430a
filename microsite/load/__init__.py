"""Files of content/ in; documents out, plain data beside the place of each value.

`files` reads, `compose` makes a document of a text. Where the YAML parser stops,
`syntax` asks `slips` for what editors do wrong, one file for each sort of slip, and
tells what the parser says where none is found; `fitting` and `meant` try what makes a
file whole.
"""

from typing import TYPE_CHECKING

from twinlint.door import open_door

if TYPE_CHECKING:
    from microsite.load.characters import find_forbidden as find_forbidden
    from microsite.load.compose import SINGLE_FILES as SINGLE_FILES
    from microsite.load.excerpt import read_excerpt as read_excerpt
    from microsite.load.files import SETTINGS_FILE as SETTINGS_FILE
    from microsite.load.files import Content as Content
    from microsite.load.files import LoadDocument as LoadDocument
    from microsite.load.files import load_content as load_content
    from microsite.load.files import load_document as load_document
    from microsite.load.files import load_settings as load_settings
    from microsite.load.problems import DUPLICATE_KEY as DUPLICATE_KEY
    from microsite.load.problems import LINK_OUT_OF_SITE as LINK_OUT_OF_SITE
    from microsite.load.problems import MISSING_FILE as MISSING_FILE
    from microsite.load.problems import PROBLEMS as PROBLEMS
    from microsite.load.problems import TOO_DEEP as TOO_DEEP
    from microsite.load.problems import UNKNOWN_FILE as UNKNOWN_FILE
    from microsite.load.problems import UNREADABLE_FILE as UNREADABLE_FILE
    from microsite.load.problems import WRONG_ENCODING as WRONG_ENCODING
else:
    __getattr__, __dir__ = open_door(__name__)
