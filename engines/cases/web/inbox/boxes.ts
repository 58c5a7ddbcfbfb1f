import { useNavigate, useSearch } from '@tanstack/react-router'

export const boxes = ['todo', 'done', 'followed', 'filed', 'delegated'] as const
export type Box = (typeof boxes)[number]

/** Which box is open; the address remembers it. What was filtered or opened in another box stays behind. */
export function useBox(): [Box, (box: Box) => void] {
  const search: Readonly<Record<string, string | undefined>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const box = boxes.find((each) => each === search['box']) ?? 'todo'
  return [box, (next) => void navigate({ to: '.', search: next === 'todo' ? {} : { box: next }, replace: true, resetScroll: false })]
}
