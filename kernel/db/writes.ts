const counts = new Map<string, number>()

/**
 * How often this process has changed something of the tenant's. What is remembered of its rows is worth reading again
 * once this has grown; what another process writes is not heard of, so remember for seconds only.
 */
export function writesOf(tenantId: string): number {
  return counts.get(tenantId) ?? 0
}

/** After a change has committed. */
export function noteWrite(tenantId: string): void {
  counts.set(tenantId, writesOf(tenantId) + 1)
}
