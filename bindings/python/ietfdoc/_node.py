"""The tree of a document, read-only. A node keeps its document alive; a document that is prepared later gives out new
nodes, and the old ones must not be used any more."""
from typing import TYPE_CHECKING, Iterator, Mapping, Optional

from ._declarations import NodeType
from ._library import library, text

if TYPE_CHECKING:
    from . import Document


class Attributes(Mapping[str, str]):
    """The attributes of an element, in the order of the source."""

    def __init__(self, node: "Node"):
        self._node = node

    def __getitem__(self, name: str) -> str:
        value = library.ietfdoc_node_attribute(self._node._pointer, name.encode())
        if value is None:
            raise KeyError(name)
        return value.decode()

    def __iter__(self) -> Iterator[str]:
        for index in range(len(self)):
            yield library.ietfdoc_node_attribute_name(self._node._pointer, index).decode()

    def __len__(self) -> int:
        return library.ietfdoc_node_attribute_count(self._node._pointer)

    def __repr__(self) -> str:
        return repr(dict(self))


class Node:
    """An element, a text, a comment or an instruction."""

    __slots__ = ("_pointer", "_document")

    def __init__(self, pointer: int, document: "Document"):
        self._pointer, self._document = pointer, document

    def _other(self, pointer: Optional[int]) -> Optional["Node"]:
        return Node(pointer, self._document) if pointer else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self._pointer == other._pointer

    def __hash__(self) -> int:
        return hash(self._pointer)

    def __repr__(self) -> str:
        return "<%s %s at line %d>" % (self.type.name.lower(), self.name or repr(self.text[:20]), self.line)

    @property
    def type(self) -> NodeType:
        return NodeType(library.ietfdoc_node_type_of(self._pointer))

    @property
    def name(self) -> str:
        """The name of an element or the target of an instruction, as written; "" for others."""
        return library.ietfdoc_node_name(self._pointer).decode()

    @property
    def text(self) -> str:
        """The text of a text node, a comment or an instruction; "" for others."""
        return library.ietfdoc_node_text(self._pointer).decode()

    @property
    def attributes(self) -> Attributes:
        return Attributes(self)

    def get(self, name: str, default: Optional[str] = None) -> Optional[str]:
        return self.attributes.get(name, default)

    @property
    def parent(self) -> Optional["Node"]:
        return self._other(library.ietfdoc_node_parent(self._pointer))

    @property
    def next(self) -> Optional["Node"]:
        return self._other(library.ietfdoc_node_next(self._pointer))

    @property
    def previous(self) -> Optional["Node"]:
        return self._other(library.ietfdoc_node_previous(self._pointer))

    @property
    def children(self) -> Iterator["Node"]:
        """The children of any kind, first to last."""
        node = self._other(library.ietfdoc_node_first(self._pointer))
        while node:
            yield node
            node = node.next

    def iter(self, name: Optional[str] = None) -> Iterator["Node"]:
        """The nodes below this one in document order; with a name, only elements of that name."""
        node = library.ietfdoc_node_following(self._pointer, self._pointer)
        while node:
            if name is None or library.ietfdoc_node_is(node, name.encode()):
                yield Node(node, self._document)
            node = library.ietfdoc_node_following(node, self._pointer)

    def find(self, name: str) -> Optional["Node"]:
        """The first element of that name below this node."""
        return next(self.iter(name), None)

    @property
    def all_text(self) -> str:
        """The texts of all text nodes below."""
        if self.type is NodeType.TEXT:
            return self.text
        return "".join(node.text for node in self.iter() if node.type is NodeType.TEXT)

    @property
    def file(self) -> Optional[str]:
        return text(library.ietfdoc_node_file(self._document._pointer, self._pointer))

    @property
    def line(self) -> int:
        """From 1; 0: unknown, as of nodes that a pass made."""
        return library.ietfdoc_node_line(self._pointer)

    @property
    def column(self) -> int:
        """From 1, in code points; 0: unknown."""
        return library.ietfdoc_node_column(self._pointer)
