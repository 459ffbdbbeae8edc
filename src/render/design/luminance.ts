/**
 * WCAG 2.2's relative luminance, from 0 to 1. It imports nothing: the page that draws has it, too.
 * @param colour red, green and blue from 0 to 255
 */
export function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (channel: number) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG 2.2's contrast ratio of two sRGB colours, from 1 to 21. */
export function contrastRatio(a: readonly number[], b: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((first, second) => second - first);
  return (light + 0.05) / (dark + 0.05);
}
