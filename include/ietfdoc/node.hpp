// Nodes for C++17 (ietfdoc.hpp includes this): values that stand for a node of the C interface
// (node.h) and are valid as long as that is; children and descendants are ranges.
#ifndef IETFDOC_NODE_HPP
#define IETFDOC_NODE_HPP

#include <optional>
#include <string_view>

#include "ietfdoc/node.h"

namespace ietfdoc
{

// A node of a document's tree; it may be none, which is false.
class node
{
  public:
    // Goes from node to node by a function of the C interface.
    template <typename Next> class iterator
    {
      public:
        iterator(const ietfdoc_node *at, Next next) : at_(at), next_(next)
        {
        }

        node
        operator*() const
        {
            return node(at_);
        }

        iterator &
        operator++()
        {
            at_ = next_(at_);
            return *this;
        }

        bool
        operator!=(const iterator &other) const
        {
            return at_ != other.at_;
        }

      private:
        const ietfdoc_node *at_;
        Next next_;
    };

    template <typename Next> struct range {
        const ietfdoc_node *first;
        Next next;

        iterator<Next>
        begin() const
        {
            return {first, next};
        }

        iterator<Next>
        end() const
        {
            return {nullptr, next};
        }
    };

    explicit node(const ietfdoc_node *pointer = nullptr) : pointer_(pointer)
    {
    }

    explicit operator bool() const
    {
        return pointer_ != nullptr;
    }

    const ietfdoc_node *
    get() const
    {
        return pointer_;
    }

    ietfdoc_node_type
    type() const
    {
        return ietfdoc_node_type_of(pointer_);
    }

    std::string_view
    name() const
    {
        return ietfdoc_node_name(pointer_);
    }

    bool
    is(const char *name) const
    {
        return ietfdoc_node_is(pointer_, name) != 0;
    }

    std::string_view
    text() const
    {
        return {ietfdoc_node_text(pointer_), ietfdoc_node_text_length(pointer_)};
    }

    std::optional<std::string_view>
    attribute(const char *name) const
    {
        const char *value = ietfdoc_node_attribute(pointer_, name);
        return value ? std::optional<std::string_view>(value) : std::nullopt;
    }

    node
    parent() const
    {
        return node(ietfdoc_node_parent(pointer_));
    }

    // The children of any kind: for (auto child : n.children()).
    auto
    children() const
    {
        auto next = [](const ietfdoc_node *at) { return ietfdoc_node_next(at); };
        return range<decltype(next)>{ietfdoc_node_first(pointer_), next};
    }

    // All nodes below, in document order.
    auto
    descendants() const
    {
        const ietfdoc_node *top = pointer_;
        auto next = [top](const ietfdoc_node *at) { return ietfdoc_node_following(at, top); };
        return range<decltype(next)>{ietfdoc_node_following(top, top), next};
    }

    unsigned
    line() const
    {
        return ietfdoc_node_line(pointer_);
    }

    unsigned
    column() const
    {
        return ietfdoc_node_column(pointer_);
    }

  private:
    const ietfdoc_node *pointer_;
};

} // namespace ietfdoc

#endif
