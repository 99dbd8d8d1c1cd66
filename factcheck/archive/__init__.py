"""Earlier releases: where they are kept, what they stated, and how a new release is compared with them."""
