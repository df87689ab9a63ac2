"""What is known of the world: compounds, gazetteer, lexicons and contact points, each row with source and date."""
