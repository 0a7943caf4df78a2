export function element(name, attributes, text) {
  return filled(document.createElement(name), attributes, text)
}

export function vector(name, attributes, text) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, text)
}

function filled(node, attributes, text) {
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  if (text !== undefined) node.textContent = text
  return node
}
