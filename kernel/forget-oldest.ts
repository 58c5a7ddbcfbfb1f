/** Keeps a map of what was read lately from growing: beyond `most`, what was put in first goes. */
export function forgetOldest(map: Map<unknown, unknown>, most: number): void {
  // Looked at only then: to find its first entry, a map walks past all that were taken out before.
  if (map.size <= most) return
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}
