/** How a screen is looked at. */
export interface Look {
  name: "light" | "dark" | "phone" | "phone-dark";
  colorScheme: "light" | "dark";
  viewport: { width: number; height: number };
  isPhone: boolean;
}

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** The picture of the README. */
export const readmeLook: Look = {
  name: "light",
  colorScheme: "light",
  viewport: { width: 1600, height: 1000 },
  isPhone: false,
};

export const looks: readonly Look[] = [
  { name: "light", colorScheme: "light", viewport: desk, isPhone: false },
  { name: "dark", colorScheme: "dark", viewport: desk, isPhone: false },
  { name: "phone", colorScheme: "light", viewport: phone, isPhone: true },
  { name: "phone-dark", colorScheme: "dark", viewport: phone, isPhone: true },
];
