import { theme, type ThemeConfig } from 'antd'

/** The tokens of base/tokens.css, said to Ant Design. Change a colour in both places. */
export function deskTheme({ dark, largeType, phone }: { dark: boolean; largeType: boolean; phone: boolean }): ThemeConfig {
  const fontSize = largeType ? 20 : phone ? 16 : 14
  const controlHeight = largeType ? 50 : phone ? 44 : 36
  const colours = dark ? darkColours : lightColours
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours,
      fontFamily: 'var(--font)',
      fontSize,
      controlHeight,
      controlHeightSM: controlHeight - 8,
      borderRadius: 8,
      borderRadiusLG: 14,
      wireframe: false,
      boxShadow: 'var(--shadow-over)',
      boxShadowSecondary: 'var(--shadow-over)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Table: {
        headerBg: dark ? '#1c1916' : '#faf8f5',
        headerSplitColor: 'transparent',
        cellPaddingBlockSM: 9,
        cellPaddingInlineSM: 12,
        rowHoverBg: dark ? '#2d2824' : '#f8f4ef',
        headerColor: dark ? '#c6bdb2' : '#5d554c',
        headerSortActiveBg: dark ? '#2d2824' : '#f5f1ec',
        bodySortBg: 'transparent',
      },
      Tabs: { horizontalItemPadding: '10px 0' },
    },
  }
}

const lightColours = {
  colorPrimary: '#b3261e',
  colorInfo: '#1f5fbf',
  colorSuccess: '#2f7d37',
  colorWarning: '#a86500',
  colorError: '#b01c1c',
  colorLink: '#a8231b',
  colorBgLayout: '#f7f4f0',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorText: '#26201b',
  colorTextSecondary: '#5d554c',
  colorTextTertiary: '#736a60',
  colorTextPlaceholder: '#736a60',
  colorBorder: '#948b80',
  colorBorderSecondary: '#e9e3db',
  controlItemBgActive: '#fbefec',
  controlItemBgHover: '#f5f1ec',
}

const darkColours = {
  colorPrimary: '#e0594d',
  colorInfo: '#8ab4f8',
  colorSuccess: '#8fce94',
  colorWarning: '#ecbc62',
  colorError: '#f59a93',
  colorLink: '#f0897e',
  colorBgLayout: '#171412',
  colorBgContainer: '#221e1b',
  colorBgElevated: '#2a2521',
  colorText: '#f2ede7',
  colorTextSecondary: '#c6bdb2',
  colorTextTertiary: '#a69c91',
  colorTextPlaceholder: '#a69c91',
  colorBorder: '#8a8075',
  colorBorderSecondary: '#3a342f',
  controlItemBgActive: '#3b221e',
  controlItemBgHover: '#2d2824',
}
