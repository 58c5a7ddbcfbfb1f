import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query'

interface PageAsked {
  cursor?: string
}

interface PageGiven {
  nextCursor: string | null
}

interface Asking {
  pageParam: string | undefined
  signal: AbortSignal
}

/** A route that answers page by page, as `query` has it. */
export interface Pages<Input, Page extends PageGiven> {
  call: (input: Input, options: { signal: AbortSignal }) => PromiseLike<Page>
  infiniteKey: (options: { input: (cursor: string | undefined) => Input; initialPageParam: undefined }) => QueryKey
}

/** A list that goes on for as long as one asks for more; `input` says what to ask for, with the page that is wanted. */
export function useEndless<Input, Page extends PageGiven>(list: Pages<Input, Page>, input: (page: PageAsked) => NoInfer<Input>) {
  const asked = (cursor: string | undefined) => input(cursor === undefined ? {} : { cursor })
  return useInfiniteQuery({
    queryKey: list.infiniteKey({ input: asked, initialPageParam: undefined }),
    queryFn: async ({ pageParam, signal }: Asking): Promise<Page> => list.call(asked(pageParam), { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }: Page) => nextCursor ?? undefined,
  })
}
