"""One answer a line for each question a line: what other readers say of manifests. Texts stand in the questions."""
import json
import sys
import tomllib
import xml.etree.ElementTree as ElementTree

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version


def element(node):
    name = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else None
    children = [node.text] if node.text and node.text.strip() else []
    for child in node:
        children.append(element(child))
        if child.tail and child.tail.strip():
            children.append(child.tail)
    attributes = {key.rsplit("}", 1)[-1]: value for key, value in node.attrib.items()}
    return [name, attributes, [c.strip() if isinstance(c, str) else c for c in children]]


def requirement(text):
    found = Requirement(text)
    return [found.name, sorted(found.extras), sorted(str(s) for s in found.specifier), found.url]


def admits(question):
    specifiers = SpecifierSet(question["constraint"])
    allow = any(each.prereleases for each in specifiers)
    return [specifiers.contains(version, prereleases=allow) for version in question["versions"]]


def answer(question):
    is_ = question["is"]
    if is_ == "xml":
        return element(ElementTree.fromstring(question["text"].encode()))
    if is_ == "requirement":
        return requirement(question["text"])
    if is_ == "toml":
        return json.loads(json.dumps(tomllib.loads(question["text"]), default=str))
    if is_ == "admits":
        return admits(question)
    raise ValueError(is_)


for line in sys.stdin:
    try:
        print(json.dumps({"value": answer(json.loads(line))}))
    except (ElementTree.ParseError, InvalidRequirement, InvalidSpecifier, InvalidVersion, tomllib.TOMLDecodeError, ValueError) as error:
        print(json.dumps({"refused": str(error)[:200]}))
