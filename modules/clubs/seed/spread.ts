/** A number that looks like chance and is the same on every start. */
export function spread(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 15), 2_246_822_519)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
