"""How fast a build is, measured side by side with Hugo on the same claims."""
