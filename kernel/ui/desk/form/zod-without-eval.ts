import { config } from 'zod'

// The page's content security policy forbids code made from strings, which zod would otherwise try for speed.
config({ jitless: true })
