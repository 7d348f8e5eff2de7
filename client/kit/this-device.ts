/** What to call what is in front of the reader: a wide screen is a computer. */
export const thisDevice = (): 'this phone' | 'this computer' =>
  window.matchMedia('(min-width: 60rem)').matches ? 'this computer' : 'this phone'
