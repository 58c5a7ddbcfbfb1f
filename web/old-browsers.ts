// Phones that no longer get updates lack these; the build rewrites syntax for them, but adds no functions.
function lend(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

lend(Object, 'hasOwn', (thing: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(thing, key))
lend(Array.prototype, 'at', function at(this: unknown[], index: number) {
  return this[index < 0 ? this.length + index : index]
})
lend(Array.prototype, 'toSorted', function toSorted(this: unknown[], compare?: (one: unknown, other: unknown) => number) {
  // oxlint-disable-next-line unicorn/no-array-sort -- this is where toSorted comes from
  return [...this].sort(compare)
})
