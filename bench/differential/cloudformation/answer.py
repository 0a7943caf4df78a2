"""Answers one line a request on standard input: {"do": "parse" | "evaluate" | "expand", "file": ..., "parameters": {...}}.

`parse` is how cfn-flip reads a template; `evaluate` what moto makes of the properties of its resources, with what only a stack
knows as `${Name}`; `expand` the template of plain resources that aws-sam-translator makes of one of SAM.
"""

import json
import sys

import cfn_flip
from cfn_tools import load_yaml


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def parsed(path):
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    try:
        return plain(json.loads(text))
    except ValueError:
        return plain(json.loads(cfn_flip.to_json(text)))


class Made:
    """A resource of a stack that nobody deploys."""

    def __init__(self, name):
        self.physical_resource_id = "${" + name + "}"
        self.name = name

    def get_cfn_attribute(self, attribute):
        return "${" + self.name + "." + str(attribute) + "}"


class Stack(dict):
    def __init__(self, template, parameters):
        from moto.cloudformation.parsing import LazyDict, parse_condition

        super().__init__()
        for name, parameter in template.get("Parameters", {}).items():
            self[name] = parameters.get(name, "${" + name + "}")
        for name, mapping in template.get("Mappings", {}).items():
            self[name] = mapping
        for name in template.get("Resources", {}):
            self[name] = Made(name)
        self["AWS::NoValue"] = None
        self.cross_stack_resources = {}
        self.lazy_condition_map = LazyDict()
        for name, condition in template.get("Conditions", {}).items():
            self.lazy_condition_map[name] = lambda each=condition: parse_condition(each, self, self.lazy_condition_map)

    def __missing__(self, name):
        return "${" + name + "}"

    def get(self, name, default=None):
        found = self[name]
        return Made(name) if isinstance(found, str) else found


def evaluated(path, parameters):
    from moto.cloudformation.parsing import clean_json

    template = parsed(path)
    stack = Stack(template, parameters)
    resources = {}
    for name, resource in template.get("Resources", {}).items():
        try:
            condition = resource.get("Condition")
            if condition is not None and not stack.lazy_condition_map[condition]:
                resources[name] = {"absent": True}
                continue
            resources[name] = plain(clean_json(resource.get("Properties", {}), stack))
        except Exception as trouble:  # a function that moto has not
            resources[name] = {"refused": f"{type(trouble).__name__}: {trouble}"}
    return resources


def expanded(path):
    from samtranslator.translator.transform import transform

    class Policies:
        def load(self):
            return {}

    return plain(transform(parsed(path), {}, Policies()))


for line in sys.stdin:
    asked = json.loads(line)
    try:
        if asked["do"] == "parse":
            answer = parsed(asked["file"])
        elif asked["do"] == "evaluate":
            answer = evaluated(asked["file"], asked["parameters"])
        else:
            answer = expanded(asked["file"])
    except BaseException as trouble:
        answer = {"refused": f"{type(trouble).__name__}: {trouble}"[:500]}
    print(json.dumps(answer), flush=True)
