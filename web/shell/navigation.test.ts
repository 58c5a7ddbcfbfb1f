import { expect, test } from 'vitest'
import { currentEntry, foldArea, initialsOf } from './navigation.ts'

test('the longest entry that leads to a page is the current one', () => {
  const paths = ['/', '/members', '/members/imports']
  expect(currentEntry(paths, '/members/imports/7')).toBe('/members/imports')
  expect(currentEntry(paths, '/members/7')).toBe('/members')
})

test('what is done with one thing belongs to the desk, for those who have it', () => {
  expect(currentEntry(['/gifts', '/gifts/desk'], '/gifts/7/people')).toBe('/gifts/desk')
  expect(currentEntry(['/gifts', '/gifts/desk'], '/gifts/new')).toBe('/gifts/desk')
  expect(currentEntry(['/gifts', '/gifts/desk'], '/gifts/7')).toBe('/gifts')
  expect(currentEntry(['/gifts'], '/gifts/7/people')).toBe('/gifts')
})

test('home is current on the home page alone', () => {
  expect(currentEntry(['/', '/members'], '/')).toBe('/')
  expect(currentEntry(['/', '/members'], '/plans')).toBeNull()
})

test('a path that only begins alike is another page', () => {
  expect(currentEntry(['/me'], '/members')).toBeNull()
})

test('the round sign shows a given name or initials', () => {
  expect(initialsOf('王建国')).toBe('建国')
  expect(initialsOf('阿卜杜拉·买买提')).toBe('买提')
  expect(initialsOf('Maria  del Carmen Ruiz')).toBe('MD')
  expect(initialsOf('')).toBe('')
})

test('no area of the menu is longer than one takes in at a look: what one does for oneself is folded', () => {
  const kept = Array.from({ length: 6 }, (_, at) => ({ label: '', path: `/desk/${at}`, own: false }))
  const own = Array.from({ length: 6 }, (_, at) => ({ label: '', path: `/own/${at}`, own: true }))
  expect(foldArea([...kept, ...own])).toEqual({ shown: kept, folded: own })
  expect(foldArea([...kept.slice(0, 2), ...own])).toMatchObject({ folded: [] })
  expect(foldArea([...own, ...own])).toMatchObject({ folded: [] })
})
