"""The house every app stands in: settings, queue, the try-out, and the helpers all apps use."""
