import { z } from 'zod'
import type { FieldOptions, VisibleField, Widget } from '../../../../kernel/ui/desk/form/form.types.ts'
import '../../../../kernel/ui/desk/form/zod-without-eval.ts'
import type { Bilingual } from '../../../../kernel/ui/use-bilingual.ts'

// An action's form arrives as JSON Schema; here it becomes what our forms are built from: a zod object and its labels.

const words = z.object({ zh: z.string(), en: z.string() })

const nodeSchema = z.looseObject({
  'x-label': words.optional(),
  'x-help': words.optional(),
  'x-widget': z.string().optional(),
  'x-options': z.record(z.string(), words).optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  default: z.unknown().optional(),
  get anyOf() {
    return z.array(nodeSchema).optional()
  },
  get items() {
    return nodeSchema.optional()
  },
  get properties() {
    return z.record(z.string(), nodeSchema).optional()
  },
  required: z.array(z.string()).optional(),
})
type Node = z.output<typeof nodeSchema>

export interface ReadForm {
  schema: z.ZodObject
  fields: Record<string, FieldOptions>
  /** What the form itself begins with. */
  initial: Record<string, unknown>
}

export interface FormWords {
  say: (words: Bilingual) => string
  /** An input of one's own for a widget's name, such as a PersonPicker; none: the schema suggests one. */
  inputFor: (widget: string, label: string) => VisibleField['render'] | null
}

/** Reads the form of an action. Inputs that pick people or units hold `{ id, name }`, of which the server is sent the id. */
export function readForm(form: Record<string, unknown>, context: FormWords): ReadForm {
  return readObject(nodeSchema.parse(form), context)
}

function readObject({ properties = {}, required = [] }: Node, context: FormWords): ReadForm {
  const entries = Object.entries(properties)
  return {
    schema: z.object(Object.fromEntries(entries.map(([name, node]) => [name, fieldOf(node, required.includes(name), context)]))),
    fields: Object.fromEntries(entries.map(([name, node]) => [name, optionsOf(name, node, context)])),
    initial: Object.fromEntries(entries.flatMap(([name, node]) => (isBlank(node.default) ? [] : [[name, node.default]]))),
  }
}

function fieldOf(node: Node, isRequired: boolean, context: FormWords): z.ZodType {
  const { inner, nullable } = withoutNull(node)
  const bare = inner.items?.properties ? bareOf(inner, context) : z.preprocess(idsOf, bareOf(inner, context))
  const field = nullable ? bare.nullable() : bare
  return isRequired ? field : field.optional()
}

function bareOf(node: Node, context: FormWords): z.ZodType {
  if (node.type === 'array' && node.items?.properties) return z.array(readObject(node.items, context).schema)
  // Beside its format the server writes a format's pattern too; our forms know a day and an id by their format.
  const { pattern, ...rest } = node
  return z.fromJSONSchema(plainJson(node.format ? rest : { ...rest, pattern }))
}

/** Only what JSON holds: `undefined` members would be read as rules. */
function plainJson(node: Record<string, unknown>): Parameters<typeof z.fromJSONSchema>[0] {
  return JSON.parse(JSON.stringify(node))
}

function withoutNull(node: Node): { inner: Node; nullable: boolean } {
  const others = node.anyOf?.filter((each) => each.type !== 'null') ?? []
  const [only] = others
  if (!only || others.length !== 1) return { inner: node, nullable: false }
  return { inner: only, nullable: (node.anyOf?.length ?? 0) > 1 }
}

/** What a picker holds, as the server wants it. */
function idsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idsOf)
  return picked.safeParse(value).data?.id ?? value
}

const picked = z.object({ id: z.string(), name: z.string() })

function optionsOf(name: string, node: Node, context: FormWords): FieldOptions {
  const widget = node['x-widget'] ?? ''
  if (widget === 'hidden') return { hidden: true }
  const { inner } = withoutNull(node)
  const label = node['x-label'] ? context.say(node['x-label']) : name
  const own = context.inputFor(widget, label)
  const known = own ? null : widgetOf(widget, inner)
  const choices = node['x-options'] ?? inner['x-options'] ?? inner.items?.['x-options']
  return {
    label,
    ...(node['x-help'] ? { help: context.say(node['x-help']) } : {}),
    ...(known ? { widget: known } : {}),
    ...(own ? { render: own } : {}),
    ...(choices ? { options: Object.entries(choices).map(([value, said]) => ({ value, label: context.say(said) })) } : {}),
    ...(inner.items?.properties ? { rows: readObject(inner.items, context).fields } : {}),
  }
}

const widgets: readonly Widget[] = ['longText', 'money', 'day', 'choice', 'choices', 'switch', 'number', 'list']

function widgetOf(named: string, inner: Node): Widget | null {
  return widgets.find((widget) => widget === named) ?? (inner.format === 'date' ? 'day' : null)
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
