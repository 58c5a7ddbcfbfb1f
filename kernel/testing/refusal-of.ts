/** The code with which a call is refused, and its details; null where it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> } | null> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('details' in error)) throw error
    return { code: String(error.code), details: { ...Object(error.details) } }
  }
  return null
}
