/** A short buzz in the hand, where the device has one and its owner has not asked for less motion. */
export function vibrate(pattern: number[]): void {
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
  if ('vibrate' in navigator) navigator.vibrate(pattern)
}
