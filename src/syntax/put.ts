/** Sets an entry of a map that is made from text: `__proto__` is a key like any other. */
export function put(map: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true })
  else map[name] = value
}
