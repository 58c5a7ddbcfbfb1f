import { expect, test } from 'vitest'
import type { TreeNode } from '../organisation.types.ts'
import { growTree, nextOf, placeOfDrop, placesFor, withThoseAbove } from './tree-shape.ts'

const node = (id: string, kind: TreeNode['kind'], parentId: string | null): TreeNode => ({
  id,
  kind,
  parentId,
  name: id,
  committeeKind: null,
  shortName: null,
  depth: 0,
  number: '',
  campusId: null,
  campusName: null,
  version: 1,
  heads: [],
  members: 0,
  membersBelow: 0,
})
const school = node('school', 'university', null)
const arts = node('arts', 'branch', 'school')
const drama = node('drama', 'group', 'arts')
const law = node('law', 'branch', 'school')
const club = node('club', 'club', 'school')
const nodes = [school, arts, drama, law, club]

test('nodes hang together as their parents say', () => {
  const [root] = growTree(nodes)
  expect(root?.below.map((limb) => limb.node.id)).toEqual(['arts', 'law', 'club'])
  expect(root?.below[0]?.below.map((limb) => limb.node.id)).toEqual(['drama'])
})

test('what is found is shown with everything above it and nothing else', () => {
  expect([...withThoseAbove(['drama'], nodes)].toSorted()).toEqual(['arts', 'drama', 'school'])
})

test('a unit may stand below fitting kinds, never below itself or its own', () => {
  const ward = node('ward', 'branch', 'arts')
  expect(placesFor(arts, [...nodes, ward]).map(({ id }) => id)).toEqual(['school', 'law'])
  expect(placesFor(drama, nodes).map(({ id }) => id)).toEqual(['arts', 'law'])
})

test('a drop at the edge of a sibling reorders, in its middle it goes below it', () => {
  expect(placeOfDrop(law, arts, { height: 0.1, nodes })).toEqual({ parentId: 'school', beforeId: 'arts', mark: 'before' })
  expect(placeOfDrop(arts, law, { height: 0.9, nodes })).toEqual({ parentId: 'school', beforeId: null, mark: 'after' })
  expect(placeOfDrop(law, arts, { height: 0.5, nodes })).toEqual({ parentId: 'arts', beforeId: null, mark: 'into' })
})

test('a group cannot be dropped on a club', () => {
  expect(placeOfDrop(drama, club, { height: 0.5, nodes })).toBeNull()
})

test('the last of its kind stands before nobody', () => {
  expect(nextOf(arts, nodes)).toBe('law')
  expect(nextOf(law, nodes)).toBeNull()
})
