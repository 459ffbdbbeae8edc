/** As WCAG defines it, of a colour as #rrggbb. */
export function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What no theme changes: text on colours that no theme changes. */
export const plainInks = ["#000000", "#ffffff"] as const;

/** Black or white, whichever reads better on a colour that no theme changes. */
export const plainInkOn = (hex: string): string => plainInks[luminance(hex) > 0.179 ? 0 : 1];
