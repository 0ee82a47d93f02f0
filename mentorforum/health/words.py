"""The sentences of the page that must come up when nothing else does: no catalogue, no database, all three languages."""

SENTENCES = {
    "down": [
        {
            "language": "da",
            "heading": "Siden kan ikke vises lige nu",
            "text": "En del af systemet svarer ikke. Det, du allerede har gemt, er i god behold. "
            "Fik du ingen kvittering, er det sidste, du sendte, ikke modtaget. Prøv igen om et par minutter.",
            "retry": "Prøv igen",
        },
        {
            "language": "sv",
            "heading": "Sidan kan inte visas just nu",
            "text": "En del av systemet svarar inte. Det du redan har sparat finns kvar. "
            "Fick du ingen bekräftelse har det du sist skickade inte tagits emot. Försök igen om ett par minuter.",
            "retry": "Försök igen",
        },
        {
            "language": "en",
            "heading": "The page cannot be shown right now",
            "text": "A part of the system does not answer. What you have already saved is safe. "
            "If you got no receipt, what you sent last has not been received. Try again in a few minutes.",
            "retry": "Try again",
        },
    ],
    "error": [
        {
            "language": "da",
            "heading": "Der er en fejl på siden",
            "text": "Fejlen er vores og er skrevet ned. Det, du allerede har gemt, er i god behold. "
            "Gå tilbage og prøv igen, eller skriv til dem, der har inviteret dig.",
            "retry": "Til forsiden",
        },
        {
            "language": "sv",
            "heading": "Det är ett fel på sidan",
            "text": "Felet är vårt och har antecknats. Det du redan har sparat finns kvar. "
            "Gå tillbaka och försök igen, eller skriv till dem som bjöd in dig.",
            "retry": "Till startsidan",
        },
        {
            "language": "en",
            "heading": "There is a fault on this page",
            "text": "The fault is ours and has been noted. What you have already saved is safe. "
            "Go back and try again, or write to those who invited you.",
            "retry": "To the front page",
        },
    ],
}
