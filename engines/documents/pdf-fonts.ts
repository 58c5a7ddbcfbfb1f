import { fileURLToPath } from 'node:url'

const fontOf = (weight: string) => fileURLToPath(new URL(`../../node_modules/@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`, import.meta.url))

/** The Chinese font that every PDF carries. */
export const fonts = { plain: fontOf('400Regular'), strong: fontOf('700Bold') }
