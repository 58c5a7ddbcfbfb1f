import type { z } from 'zod'
import type { panelShown } from '../panels.shapes.ts'

export type PanelShown = z.output<typeof panelShown>
